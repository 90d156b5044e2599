"""A story itself no longer carries a picture."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("bulletins", "0012_one_picture_becomes_the_first")]

    operations = [
        migrations.RemoveConstraint("story", "story_crop_within_the_picture"),
        migrations.RemoveField("story", "picture"),
        migrations.RemoveField("story", "alt"),
        migrations.RemoveField("story", "left"),
        migrations.RemoveField("story", "top"),
        migrations.RemoveField("story", "right"),
        migrations.RemoveField("story", "bottom"),
        migrations.RemoveField("storyversion", "picture"),
        migrations.RemoveField("storyversion", "alt"),
        migrations.RemoveField("storyversion", "left"),
        migrations.RemoveField("storyversion", "top"),
        migrations.RemoveField("storyversion", "right"),
        migrations.RemoveField("storyversion", "bottom"),
    ]
