"""Attached are pictures, written anew without a trace of where they were taken, and documents, nothing else."""

import io
import random
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from tests.factories.world import NOW
from youju.ground.access.models import AuditEntry
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.actions import attach, enclose, withdraw
from youju.ground.evidence.actions.attaching import LARGEST, LONGEST_SIDE
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.models import Attachment
from youju.ground.evidence.refusals import OutsideTheOffice, RecordWithdrawn, UnfitAttachment

SECRET = b"39.9042N 116.4074E"


def picture(form: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **saved) -> bytes:
    image, out = Image.new(mode, size), io.BytesIO()
    if mode == "RGB":
        image.putpixel((0, 0), (255, 0, 0))
    image.save(out, form, **saved)
    return out.getvalue()


def located() -> bytes:
    """EXIF with a place, a maker and a rotation."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x9286] = 6, "Phone", SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (39.0, 54.0, 15.0), 29: "2018:03:05"})
    return exif.tobytes()


@pytest.fixture
def keep(world):
    def attached(data: bytes, name: str = "表.jpg") -> Attachment:
        return attach(office=world.north, name=name, data=data, by=world.system, at=NOW)

    return attached


def test_metadata_of_every_kind_is_gone(keep):
    text = PngImagePlugin.PngInfo()
    text.add_text("Location", SECRET.decode())
    text.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    for data in (
        picture("JPEG", exif=located(), comment=SECRET, icc_profile=SECRET * 9, dpi=(300, 300)),
        picture("JPEG", xmp=SECRET),
        picture("PNG", pnginfo=text, exif=located()),
        picture("WEBP", exif=located(), xmp=SECRET, icc_profile=SECRET * 9),
    ):
        assert SECRET in data or b"Phone" in data, "the trial would prove nothing"
        with keep(data).file.open() as file:
            kept = file.read()
        assert SECRET not in kept
        assert b"Phone" not in kept
        with Image.open(io.BytesIO(kept)) as image:
            assert not image.getexif()
            assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_photo_is_turned_upright_before_its_rotation_is_forgotten(keep):
    with keep(picture("JPEG", size=(60, 40), exif=located())).file.open() as file, Image.open(file) as image:
        assert image.size == (40, 60)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "LA", "1", "I;16", "CMYK"])
def test_every_colour_of_a_photo_is_understood(keep, mode):
    form = "JPEG" if mode == "CMYK" else "PNG"
    assert keep(picture(form, mode=mode)).media_type == "image/jpeg"


def test_what_is_no_picture_and_no_document_is_refused(world, keep):
    for data in (
        b"", b"\x00", b"GIF89a" + b"\x00" * 99, b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>",
        b"<!doctype html><script>x()</script>", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x00\x00\x00\x00WEBP",
        b"PK\x03\x04" + b"\x00" * 99, b"MZ", b"#!/bin/sh", b" %PDF-1.4", b"%pdf-1.4", b"BM" + b"\x00" * 99,
        picture("JPEG")[: len(picture("JPEG")) // 2], picture("PNG")[:60], picture("WEBP")[:30],
        picture("GIF"), picture("BMP"), picture("TIFF"), b"x" * (LARGEST + 1),
    ):  # fmt: skip
        with pytest.raises(UnfitAttachment) as refused:
            keep(data)
        assert refused.value.field == "attachment"
    assert not Attachment.objects.exists()
    assert not AuditEntry.objects.filter(verb="attachment.attach").exists()


def test_a_picture_that_is_also_something_else_is_only_a_picture_afterwards(keep):
    script = b"<script>alert(1)</script>"
    for data in (
        picture("JPEG") + script,
        picture("PNG") + b"PK\x03\x04" + script,
        picture("JPEG", comment=script),
    ):
        made = keep(data, "photo.html")
        with made.file.open() as file:
            kept = file.read()
        assert script not in kept
        assert (made.media_type, made.file.name.rsplit(".", 1)[1]) == ("image/jpeg", "jpg")


def huge(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be this large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "size", [(10_000, 10_000), (60_001, 1000), (100_000, 100_000), (2**31 - 1, 2**31 - 1), (0, 5)]
)
def test_a_few_bytes_that_claim_to_be_enormous_are_refused(keep, size):
    with pytest.raises(UnfitAttachment):
        keep(huge(*size))


def test_a_large_photo_is_made_small_enough_to_read(keep):
    with keep(picture("JPEG", size=(5000, 500))).file.open() as file, Image.open(file) as image:
        assert max(image.size) == LONGEST_SIDE


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
def test_broken_bytes_are_refused_or_read_and_never_a_crash(keep):
    chance = random.Random(7)
    whole = [
        picture("JPEG", exif=located(), comment=b"x"), picture("PNG", mode="P", exif=located()),
        picture("WEBP", exif=located()), picture("JPEG", progressive=True),
    ]  # fmt: skip
    outcomes = set()
    for _time in range(160):
        data = bytearray(chance.choice(whole))
        for _flip in range(chance.randrange(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            outcomes.add(keep(bytes(data)).media_type)
        except UnfitAttachment:
            outcomes.add("refused")
    assert outcomes == {"image/jpeg", "refused"}


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\表\\三月.jpg", "三月.jpg"), ("/", "1.pdf"), ("", "1.pdf"),
        ("a\x00b\r\nSet-Cookie: x.pdf", "ab Set-Cookie: x.pdf"), ("\u202egpj.exe", "gpj.exe"), ("..", ".."),
        ("长" * 300, "长" * 120), ("x/\x00", "1.pdf"),
    ],
)  # fmt: skip
def test_the_name_of_a_file_is_a_name_and_no_path(keep, name, kept):
    made = keep(b"%PDF-1.4\n", name)
    assert made.name == kept
    assert made.file.name == f"attachments/{made.uid}.pdf", "on the disk it has a name of our own"


def test_only_who_records_in_an_office_attaches_there_and_to_its_records_only(world, keep):
    clerk = world.colleague("librarian", world.north).actor
    with pytest.raises(NotPermitted):
        attach(office=world.south, name="x", data=b"%PDF-1", by=clerk, at=NOW)
    kind, sheet = kind_of("communications.publication"), keep(b"%PDF-1")
    theirs = world.record(kind.key, office=world.south)
    with pytest.raises(NotPermitted):
        enclose(kind=kind, record=theirs, attachments=[sheet], by=clerk, at=NOW)
    with pytest.raises(OutsideTheOffice):
        enclose(kind=kind, record=theirs, attachments=[sheet], by=world.system, at=NOW)
    own = world.record(kind.key)
    enclose(kind=kind, record=own, attachments=[sheet], by=clerk, at=NOW)
    withdraw(kind=kind, record=own, reason="错", by=world.system, at=NOW)
    with pytest.raises(RecordWithdrawn):
        enclose(kind=kind, record=own, attachments=[sheet], by=clerk, at=NOW)
    assert list(own.attachments.all()) == [sheet]
