from django.db import models


class EmbeddedPerson(models.Model):
    """One person in the embedded population register: a record as a register message would carry it.

    The embedded register is an outside system that happens to live in this database. Only
    `sources/embedded.py` and the example city's builder touch it.
    """

    number = models.CharField(max_length=11, primary_key=True)
    # Serves household(): everyone who is registered together.
    household = models.IntegerField(null=True, db_index=True)
    record = models.JSONField()

    class Meta:
        db_table = "register_person"

    def __str__(self) -> str:
        return "person in the embedded register"


class EmbeddedMutation(models.Model):
    """The change feed of the embedded register, in the order in which things were registered."""

    sequence = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=20)
    happened_on = models.DateField()
    numbers = models.JSONField()

    class Meta:
        db_table = "register_mutation"

    def __str__(self) -> str:
        return f"{self.kind} on {self.happened_on}"


class EmbeddedDoubt(models.Model):
    """What people said is wrong in the embedded register, for whoever keeps it."""

    number = models.CharField(max_length=11)
    fact = models.CharField(max_length=60)
    said = models.TextField()
    case_number = models.CharField(max_length=20)

    class Meta:
        db_table = "register_doubt"
        constraints = [
            models.UniqueConstraint(fields=["number", "fact", "case_number"], name="one_doubt_per_fact_and_case")
        ]

    def __str__(self) -> str:
        return f"doubt about {self.fact}"


class EmbeddedOutage(models.Model):
    """There is one while the line to the embedded register is cut."""

    since = models.DateTimeField()

    class Meta:
        db_table = "register_outage"

    def __str__(self) -> str:
        return f"cut since {self.since:%Y-%m-%d %H:%M}"


class Subscription(models.Model):
    """How far this platform has read the change feed of a register."""

    source = models.CharField(max_length=40, primary_key=True)
    read_up_to = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.source} read up to {self.read_up_to}"
