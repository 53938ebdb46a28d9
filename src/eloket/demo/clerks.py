"""The staff of the example city."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Clerk:
    """`key` names the clerk at the identity provider, and is no secret."""

    key: str
    name: str
    team: str

    @property
    def given_name(self) -> str:
        return self.name.split(" ", 1)[0]

    @property
    def family_name(self) -> str:
        return self.name.split(" ", 1)[1]


CLERKS = (
    Clerk("an", "An Willems", "burgerzaken"),
    Clerk("karim", "Karim Benali", "burgerzaken"),
    Clerk("sofie", "Sofie Mertens", "mobiliteit"),
)
