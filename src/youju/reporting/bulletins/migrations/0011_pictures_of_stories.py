"""A story holds several pictures; a lead goes into a story that is there, and out of it again."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("bulletins", "0010_longer_keys"),
        ("evidence", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoryPicture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("alt", models.CharField(blank=True, max_length=120, verbose_name="what the picture shows")),
                ("left", models.PositiveSmallIntegerField(default=0)),
                ("top", models.PositiveSmallIntegerField(default=0)),
                ("right", models.PositiveSmallIntegerField(default=1000)),
                ("bottom", models.PositiveSmallIntegerField(default=1000)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                ("picture", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evidence.attachment")),
                ("story", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="pictures", to="bulletins.story")),
            ],
            options={"ordering": ["position", "id"], "abstract": False},
        ),
        migrations.AddConstraint(
            "storypicture",
            models.CheckConstraint(
                condition=models.Q(
                    ("bottom__lte", 1000), ("left__lt", models.F("right")), ("right__lte", 1000),
                    ("top__lt", models.F("bottom")),
                ),
                name="storypicture_crop_within_the_picture",
            ),
        ),
        migrations.CreateModel(
            name="StoryVersionPicture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("alt", models.CharField(blank=True, max_length=120, verbose_name="what the picture shows")),
                ("left", models.PositiveSmallIntegerField(default=0)),
                ("top", models.PositiveSmallIntegerField(default=0)),
                ("right", models.PositiveSmallIntegerField(default=1000)),
                ("bottom", models.PositiveSmallIntegerField(default=1000)),
                ("position", models.PositiveSmallIntegerField()),
                ("shown", models.UUIDField()),
                ("picture", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evidence.attachment")),
                ("version", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="pictures", to="bulletins.storyversion")),
            ],
            options={"ordering": ["position", "id"], "abstract": False},
        ),
        migrations.AddIndex("storyversionpicture", models.Index(fields=["shown"], name="pictures_of_versions")),
        migrations.AddConstraint(
            "storyversionpicture",
            models.CheckConstraint(
                condition=models.Q(
                    ("bottom__lte", 1000), ("left__lt", models.F("right")), ("right__lte", 1000),
                    ("top__lt", models.F("bottom")),
                ),
                name="storyversionpicture_crop_within_the_picture",
            ),
        ),
        migrations.AddConstraint(
            "storyversionpicture",
            models.UniqueConstraint(fields=("version", "shown"), name="picture_once_in_a_version"),
        ),
        migrations.AddField("leadtaken", "made", models.BooleanField(default=True)),
        migrations.AddField("leadtaken", "body", models.TextField(blank=True)),
        migrations.CreateModel(
            name="LeadPutBack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.actor")),
                (
                    "taken",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="put_back",
                        to="bulletins.leadtaken",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
    ]  # fmt: skip
