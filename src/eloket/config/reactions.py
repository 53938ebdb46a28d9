"""When this happens, do that: for the whole city, on one page."""

from collections.abc import Mapping, Sequence
from typing import Any

from procrastinate.tasks import Task

from eloket.cases.jobs import advance, report_doubts, verify_facts
from eloket.cases.news import CaseWaitsForRegister, FactsDoubted
from eloket.correspondence.jobs import deliver
from eloket.correspondence.news import MessageWritten
from eloket.documents.jobs import reconcile
from eloket.profiles.news import FactsChanged, ProfileOpened
from eloket.registries.jobs import read_mutations, refresh
from eloket.registries.news import RegisterTold

REACTIONS: Mapping[type, Sequence[Task[..., Any, Any]]] = {
    ProfileOpened: [refresh],
    FactsChanged: [reconcile, verify_facts],
    RegisterTold: [read_mutations],
    CaseWaitsForRegister: [advance],
    FactsDoubted: [report_doubts],
    MessageWritten: [deliver],
}
