"""Records of the files a city writes, and the texts in them."""

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """A misspelt name in a file is a mistake, not an extra."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Strict):
    """A text per language. Dutch is the one that binds."""

    nl: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.en if language == "en" else self.nl
