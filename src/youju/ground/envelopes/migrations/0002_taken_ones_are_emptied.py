from django.db import migrations

from youju.ground.storage import triggers


def empty_what_was_taken(apps, schema_editor):
    """What was taken stands in the records; its guard comes back with the end of the migration."""
    triggers.lift(schema_editor.connection, "envelopes_envelope")
    rows = apps.get_model("envelopes", "Envelope").objects
    rows.filter(hold=None).update(content=b"")
    rows.filter(hold__ruling__accepted=True).update(content=b"")


class Migration(migrations.Migration):
    dependencies = [("envelopes", "0001_initial")]

    operations = [migrations.RunPython(empty_what_was_taken, migrations.RunPython.noop)]
