import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import eloket.core.keys

STATES = [
    ("draft", "Concept"),
    ("submitted", "Wacht op goedkeuring"),
    ("returned", "Teruggestuurd"),
    ("approved", "Goedgekeurd"),
]
BASED_ON = models.ForeignKey(
    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalogue.serviceversion"
)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]

    operations = [
        migrations.AddField("serviceversion", "published_by", models.CharField(blank=True, max_length=200)),
        migrations.AddField("serviceversion", "approved_by", models.CharField(blank=True, max_length=200)),
        migrations.AddField("serviceversion", "note", models.TextField(blank=True)),
        migrations.CreateModel(
            name="ServiceDraft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=eloket.core.keys.new_key, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("slug", models.SlugField(max_length=80)),
                ("content", models.JSONField()),
                ("based_on", BASED_ON),
                ("revision", models.PositiveIntegerField(default=1)),
                ("state", models.CharField(choices=STATES, default="draft", max_length=10)),
                ("changed_by", models.UUIDField()),
                ("changed_by_name", models.CharField(max_length=200)),
                ("changed_at", models.DateTimeField()),
                ("submitted_by", models.UUIDField(null=True)),
                ("submitted_by_name", models.CharField(blank=True, max_length=200)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("approved_by", models.UUIDField(null=True)),
                ("approved_at", models.DateTimeField(null=True)),
                ("note", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(approved_by=None), fields=("slug",), name="one_open_draft_per_service"
                    ),
                    models.CheckConstraint(
                        condition=Q(approved_by=None)
                        | Q(submitted_by__isnull=False)
                        & ~Q(approved_by=F("submitted_by"))
                        & ~Q(approved_by=F("changed_by")),
                        name="four_eyes_saw_what_is_approved",
                    ),
                    models.CheckConstraint(
                        condition=Q(state="approved", approved_by__isnull=False)
                        | ~Q(state="approved") & Q(approved_by=None),
                        name="approved_is_by_somebody",
                    ),
                ]
            },
        ),
    ]
