from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_drafts")]

    operations = [
        migrations.CreateModel(
            name="Concept",
            fields=[
                ("uri", models.CharField(max_length=300, primary_key=True, serialize=False)),
                ("number", models.CharField(blank=True, max_length=20)),
                ("title", models.JSONField()),
                ("description", models.JSONField()),
                ("content", models.JSONField()),
                ("generated_at", models.DateTimeField()),
                ("first_seen_at", models.DateTimeField()),
                ("is_archived", models.BooleanField(default=False)),
            ],
            options={"indexes": [models.Index(fields=["number"], name="concepts_by_number")]},
        ),
    ]
