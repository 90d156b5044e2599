"""The full-text table of both stores."""

from django.db import migrations

from youju.ground.storage import fulltext


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial")]
    operations = [migrations.RunPython(*fulltext.migration("evidence_search"))]
