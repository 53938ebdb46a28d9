"""The index of what is published now, kept in the process."""

from threading import Lock

from eloket.catalogue.search.index import Index
from eloket.catalogue.shelf import shelf

_lock = Lock()
_kept: tuple[str, Index] | None = None


def current_index() -> Index:
    """Another one as soon as something was published. Whoever asks it first pays for the making."""
    global _kept
    on_offer = shelf()
    with _lock:
        if _kept is None or _kept[0] != on_offer.mark:
            _kept = on_offer.mark, Index.of(on_offer.services.items())
        return _kept[1]
