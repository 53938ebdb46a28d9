"""Searches in a catalogue of a big city, against the full text of PostgreSQL, which corrects, joins and knows less."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from statistics import median, quantiles

from django.conf import settings
from django.db import connection

from eloket.bench.figures import Figure
from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.folders import read_all
from eloket.catalogue.search.index import Index
from eloket.core.texts import Text

SERVICES, QUERIES, WARM_UP = 2_000, 400, 20
_PLAIN = "PostgreSQL full text, any of the words"
_VOWELS = str.maketrans("aeiou", "eioua")
_FILL = """
    INSERT INTO bench_service (slug, found)
    VALUES (%s, setweight(to_tsvector('dutch', %s), 'A') || setweight(to_tsvector('dutch', %s), 'B')
             || setweight(to_tsvector('dutch', %s), 'D'))
"""
_SEARCH = """
    SELECT slug FROM bench_service, websearch_to_tsquery('dutch', %s) AS query
    WHERE found @@ query ORDER BY ts_rank(found, query) DESC LIMIT 20
"""


def figures() -> Iterator[Figure]:
    real = {folder.slug: folder.definition for folder in read_all(settings.SERVICES) if folder.definition}
    services = _many(real)
    began = time.perf_counter()
    index = Index.of(services.items())
    index.search("verhuizing", "nl")
    built = (time.perf_counter() - began) * 1000
    _fill(services)
    queries = list(_queries(real))
    ours, plain = _times(lambda query: index.search(query, "nl"), queries), _times(_plain_search, queries)
    note = f"{len(services):,} services, {len(ours)} queries, half of them mistyped"
    yield Figure("search, p50", median(ours), "ms", median(plain), _PLAIN, note)
    yield Figure("search, p95", _p95(ours), "ms", _p95(plain), _PLAIN)
    yield Figure("search: index made", built, "ms")


def _many(real: Mapping[str, ServiceDefinition]) -> dict[str, ServiceDefinition]:
    """The real ones, and copies in which half of the words are others, as in a catalogue that goes on."""
    copies = range(-(-SERVICES // len(real)))
    found = {f"{slug}-{nth}": _altered(real[slug], nth) for nth in copies for slug in real}
    return dict(list(found.items())[:SERVICES])


def _altered(definition: ServiceDefinition, nth: int) -> ServiceDefinition:
    def text(text: Text) -> Text:
        return Text(nl=_other(text.nl, nth), en=_other(text.en, nth))

    changes = {
        "title": text(definition.title),
        "summary": text(definition.summary),
        "keywords": tuple(_other(keyword, nth) for keyword in definition.keywords),
        "about": tuple(map(text, definition.about)),
        "you_need": tuple(map(text, definition.you_need)),
    }
    return definition.model_copy(update=changes) if nth else definition


def _other(text: str, nth: int) -> str:
    return " ".join(_other_word(word, nth) for word in text.split())


def _other_word(word: str, nth: int) -> str:
    return word.translate(_VOWELS) + "bdfgklmnp"[nth % 9] if Random(f"{word}{nth}").random() < 0.5 else word


def _queries(real: Mapping[str, ServiceDefinition]) -> Iterator[str]:
    """Titles and keywords as people type them: every second one with two letters swapped."""
    random = Random(1)
    texts = [text for definition in real.values() for text in (definition.title.nl, *definition.keywords)]
    for nth, text in enumerate(random.sample(texts, QUERIES + WARM_UP)):
        place = random.randrange(1, max(2, len(text) - 1))
        yield text if nth % 2 else text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :]


def _fill(services: Mapping[str, ServiceDefinition]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_service (slug text, found tsvector)")
        cursor.executemany(_FILL, [(slug, *_texts(definition)) for slug, definition in services.items()])
        cursor.execute("CREATE INDEX ON bench_service USING gin (found)")
        cursor.execute("ANALYZE bench_service")


def _texts(definition: ServiceDefinition) -> tuple[str, str, str]:
    more = [definition.summary, *definition.about, *definition.you_need]
    return definition.title.nl, " ".join(definition.keywords), " ".join(text.nl for text in more)


def _plain_search(query: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(_SEARCH, [" or ".join(query.split())])
        return cursor.fetchall()


def _times(search: Callable[[str], object], queries: Sequence[str]) -> list[float]:
    """Milliseconds of each, without those that warm up."""
    found = []
    for query in queries:
        began = time.perf_counter()
        search(query)
        found.append((time.perf_counter() - began) * 1000)
    return found[WARM_UP:]


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]
