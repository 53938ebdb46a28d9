"""The staff of the example city."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Clerk:
    """`key` names the clerk at the identity provider, and is no secret. Editors may change services."""

    key: str
    name: str
    team: str
    is_editor: bool = False

    @property
    def given_name(self) -> str:
        return self.name.split(" ", 1)[0]

    @property
    def family_name(self) -> str:
        return self.name.split(" ", 1)[1]


CLERKS = (
    Clerk("an", "An Willems", "burgerzaken", is_editor=True),
    Clerk("karim", "Karim Benali", "burgerzaken", is_editor=True),
    Clerk("sofie", "Sofie Mertens", "mobiliteit"),
    Clerk("els", "Els Vermeulen", "bestuur"),
    Clerk("tom", "Tom De Backer", "milieu"),
    Clerk("nadia", "Nadia Haddad", "wonen"),
    Clerk("luc", "Luc Aerts", "economie"),
    Clerk("lien", "Lien Pauwels", "vrije-tijd"),
    Clerk("greet", "Greet Maes", "onderwijs"),
    Clerk("samir", "Samir Bouazza", "welzijn"),
)
