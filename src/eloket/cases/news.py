from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class CaseWaitsForRegister:
    """The next step asks or tells an outside system, so it is done by a job."""

    case_id: UUID


@dataclass(frozen=True)
class FactsDoubted:
    """The citizen says that a register is wrong: whoever keeps it has to hear so."""

    case_id: UUID
