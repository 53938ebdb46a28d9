from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from eloket.core import clock
from eloket.core.errors import Refused
from eloket.core.numbers import NationalNumber, NotANationalNumber, national_number
from eloket.demo import events
from eloket.demo.addresses import MUNICIPALITY
from eloket.registries.records import Address


class Command(BaseCommand):
    help = "Play a life event on the example city."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        move = verbs.add_parser("move", help="without a street, to a drawn house in a real one")
        move.add_argument("number", type=_number)
        move.add_argument("--with", type=_number, nargs="+", default=[], dest="others", metavar="NUMBER")
        move.add_argument("--household", action="store_true", help="with everybody in the household")
        for part in ("street", "house", "postcode"):
            move.add_argument(f"--{part}")
        move.add_argument("--box", default="")
        move.add_argument("--municipality", default=MUNICIPALITY)
        birth = verbs.add_parser("birth", help="in the household of the first parent")
        birth.add_argument("parents", type=_number, nargs="+")
        birth.add_argument("--names", required=True)
        birth.add_argument("--sex", choices=("M", "F", "X"), required=True)
        birth.add_argument("--named-after", type=_number, help="the parent whose family name the child carries")
        death = verbs.add_parser("death")
        death.add_argument("number", type=_number)
        marriage = verbs.add_parser("marriage")
        marriage.add_argument("--place", default=MUNICIPALITY)
        divorce = verbs.add_parser("divorce")
        for pair in (marriage, divorce):
            pair.add_argument("a", type=_number)
            pair.add_argument("b", type=_number)
        for verb in (move, birth, death, marriage, divorce):
            verb.add_argument("--on", type=_day, help="a day such as 2026-05-01; today when left out")

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        options["on"] = options["on"] or clock.today()
        # Terminals speak English; what the register says is written for the screens of the city.
        with override("en"):
            try:
                self.stdout.write(PLAYS[verb](options))
            except Refused as refused:
                raise CommandError(str(refused)) from None


def _move(options: dict[str, Any]) -> str:
    numbers = [options["number"], *options["others"]]
    return events.play_move(numbers, on=options["on"], to=_address(options), whole_household=options["household"])


def _birth(options: dict[str, Any]) -> str:
    return events.play_birth(
        options["parents"],
        given_names=options["names"],
        sex=options["sex"],
        on=options["on"],
        named_after=options["named_after"],
    )


def _death(options: dict[str, Any]) -> str:
    return events.play_death(options["number"], on=options["on"])


def _marriage(options: dict[str, Any]) -> str:
    return events.play_marriage(options["a"], options["b"], on=options["on"], place=options["place"])


def _divorce(options: dict[str, Any]) -> str:
    return events.play_divorce(options["a"], options["b"], on=options["on"])


PLAYS = {"move": _move, "birth": _birth, "death": _death, "marriage": _marriage, "divorce": _divorce}


def _address(options: dict[str, Any]) -> Address | None:
    parts = [options[part] for part in ("street", "house", "postcode")]
    if not any([*parts, options["box"]]):
        return None
    if not all(parts):
        raise CommandError("Give --street, --house and --postcode together, or none of them for a drawn address.")
    return Address(options["street"], options["house"], options["box"], options["postcode"], options["municipality"])


def _number(text: str) -> NationalNumber:
    try:
        return national_number(text)
    except NotANationalNumber:
        raise ArgumentTypeError(
            f"{text} is not a national number: eleven digits, the last two check the rest"
        ) from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is not a day: write it as 2026-05-01") from None
