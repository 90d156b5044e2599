"""Sites can close; a marked day gets an outer name, so that it can be changed and unmarked."""

import uuid
from typing import Any

from django.db import migrations, models


def name_days(apps: Any, schema_editor: Any) -> None:
    """Every day that stands already gets a name of its own."""
    for day in apps.get_model("organisations", "CalendarDay").objects.filter(uid=None):
        day.uid = uuid.uuid4()
        day.save(update_fields=["uid"])


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]

    operations = [
        migrations.AddField(
            "site", "until", models.DateField(blank=True, null=True, verbose_name="until"),
        ),
        migrations.AddField("calendarday", "uid", models.UUIDField(editable=False, null=True)),
        migrations.RunPython(name_days, migrations.RunPython.noop),
        migrations.AlterField(
            "calendarday", "uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
        ),
    ]  # fmt: skip
