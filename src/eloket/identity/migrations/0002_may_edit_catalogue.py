from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("identity", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="staffmember", name="may_edit_catalogue", field=models.BooleanField(default=False)
        ),
    ]
