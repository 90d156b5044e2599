"""A kind that somebody declares has list, form, correction, spreadsheets and search; nothing else was edited."""

from collections.abc import Iterator

import pytest
from django.core.files.base import ContentFile

from tests.factories.pages import Page
from tests.factories.world import World
from youju.ground.evidence.fields import Choice, Prose, Topics, Whole, Words
from youju.ground.evidence.kinds import Kind, declare_kind, withdraw_declaration
from youju.services.communications.models import Channel, Form, Publication

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}


@pytest.fixture
def posters() -> Iterator[Kind]:
    """Notices on a wall; they borrow the table of publications."""
    yield declare_kind(
        key="wall.poster",
        model=Publication,
        label="poster",
        plural="posters",
        fields=(
            Words(name="title", label="Headline", required=True, length=40),
            Choice(name="channel", label="Hung in", choices=Channel, sticky=True),
            Choice(name="form", label="Size", choices=Form, sticky=True),
            Prose(name="text", label="Small print"),
            Topics(name="topics", label="Keywords"),
            Words(name="link", label="Where"),
            Whole(name="characters", label="Letters", required=True),
        ),
        columns=("title", "characters"),
        filters=("channel",),
        search=("title",),
        example={
            "happened_on": "2018-03-05", "title": "周六讲故事", "characters": "5", "channel": "print",
            "form": "short",
        },
    )  # fmt: skip
    withdraw_declaration("wall.poster")


def test_it_is_entered_listed_found_corrected_and_imported(world: World, posters):
    client = world.colleague("supervisor", world.north).client()
    assert "/desk/wall-poster/" in Page(client.get("/desk/")).links
    new = "/desk/wall-poster/new/"
    blank = Page(client.get(new)).form(new).fields
    assert client.post(new, {**blank, **posters.example}).status_code == 302
    made = Publication.objects.get()
    assert (made.title, made.characters, made.channel) == ("周六讲故事", 5, "print")

    listed = Page(client.get("/desk/wall-poster/?q=故事&channel=print", **ENGLISH))
    assert listed.links[f"/desk/wall-poster/{made.uid}/"] == "周六讲故事"
    assert "Headline" in listed.text

    way = f"/desk/wall-poster/{made.uid}/correct/"
    given = Page(client.get(way)).form("correct").fields
    client.post(way, {**given, "title": "周日讲故事", "reason": "改期"})
    made.refresh_from_db()
    assert made.title == "周日讲故事"
    assert "周日" in Page(client.get("/desk/wall-poster/?q=周日")).text

    file = ContentFile(
        "Date,Headline,Letters,Hung in,Size\n2018-03-06,讲座,7,print,short\n".encode(), "posters.csv"
    )
    look = client.post("/intake/wall-poster/", {"file": file}).headers["Location"]
    client.post(f"{look}confirm/", {})
    assert Publication.objects.filter(title="讲座", characters=7).exists()

    exported = b"".join(client.get("/desk/wall-poster/export.csv", **ENGLISH).streaming_content).decode()
    assert "Headline" in exported
    assert "讲座" in exported
