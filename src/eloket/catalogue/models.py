from uuid import UUID

from django.db import models

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.queries import ServiceQuerySet
from eloket.core.keys import new_key


class Service(models.Model):
    """A service under its address. What it is stands in its versions."""

    slug = models.SlugField(primary_key=True, max_length=80)
    current = models.ForeignKey(
        "ServiceVersion", null=True, on_delete=models.PROTECT, related_name="+", db_constraint=True
    )

    objects = ServiceQuerySet.as_manager()

    def __str__(self) -> str:
        return self.slug


class ServiceVersion(models.Model):
    """A published version. Never changed afterwards: running cases keep the one they began with."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    content_sha256 = models.BinaryField(max_length=32)
    published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "number"], name="one_version_per_number")]

    def __str__(self) -> str:
        return f"{self.service_id} version {self.number}"

    @property
    def definition(self) -> ServiceDefinition:
        return _definition(self)


_read: dict[UUID, ServiceDefinition] = {}


def _definition(version: ServiceVersion) -> ServiceDefinition:
    # Versions never change, so what was read once holds for as long as the process lives.
    if version.pk not in _read:
        _read[version.pk] = ServiceDefinition.model_validate(version.content)
    return _read[version.pk]
