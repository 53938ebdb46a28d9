import django.db.models.deletion
from django.db import migrations, models

# A file that was kept before stands alone, under the name it had: its content was never counted.
ADOPT = """
INSERT INTO cases_content (sha256, path, claimed_at)
SELECT encode(sha256(id::text::bytea), 'hex'), 'uploads/' || id, received_at FROM cases_upload;
UPDATE cases_upload SET content_id = encode(sha256(id::text::bytea), 'hex');
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_verified"),
    ]

    operations = [
        migrations.CreateModel(
            name="Content",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("path", models.CharField(blank=True, max_length=200)),
                ("claimed_at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="upload",
            name="content",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="uploads", to="cases.content"
            ),
        ),
        migrations.AddField(model_name="upload", name="pages", field=models.PositiveIntegerField(null=True)),
        migrations.AddField(model_name="upload", name="scanned_at", field=models.DateTimeField(null=True)),
        migrations.RunSQL(ADOPT, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="upload",
            name="content",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="uploads", to="cases.content"
            ),
        ),
    ]
