from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_concept")]

    operations = [
        migrations.CreateModel(
            name="FruitlessSearch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("query", models.CharField(max_length=60)),
                ("day", models.DateField()),
                ("count", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("query", "day"), name="one_count_per_query_and_day")],
            },
        ),
    ]
