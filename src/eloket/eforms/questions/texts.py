from eloket.eforms.definition import Question
from eloket.eforms.problems import Problem, marked
from eloket.eforms.questions.base import Known, QuestionType, Sent


class OneLine(QuestionType):
    def answer(self, question: Question, sent: Sent, known: Known) -> str | None:
        return _checked(question, sent.one(question.key))


class LongText(QuestionType):
    def answer(self, question: Question, sent: Sent, known: Known) -> str | None:
        return _checked(question, sent.raw(question.key))


def _checked(question: Question, text: str) -> str | None:
    if not text and question.required:
        raise Problem(question.key, marked("Vul een antwoord in."))
    if "\0" in text:
        raise Problem(question.key, marked("In dit antwoord staat een teken dat niet kan. Typ het opnieuw."))
    if len(text) > question.longest:
        raise Problem(
            question.key,
            marked("Maak dit antwoord korter: gebruik hoogstens %(longest)s tekens."),
            {"longest": question.longest},
        )
    return text or None
