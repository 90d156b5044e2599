from django.db import migrations

from youju.ground.storage import prefixes


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(*prefixes.migration("people_key", "text", 40))]
