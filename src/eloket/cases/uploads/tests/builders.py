"""Builders: photos as a telephone takes them, PDFs with something in them, and a draft that takes files."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Pdf, String
from PIL import ExifTags, Image

from eloket.cases import drafts
from eloket.cases.models import Case, Draft, Upload
from eloket.cases.uploads.receiving import receive
from eloket.cases.uploads.storing import store
from eloket.catalogue.models import Service
from eloket.core import clock
from eloket.eforms.definition import Question
from eloket.eforms.questions.files import LONGEST_SIGNATURE, File, media_type

PDF_TYPE, JPEG, PNG, WEBP = "application/pdf", "image/jpeg", "image/png", "image/webp"
CAMERA, PLACE = "TelefoonVanFatima", "51 deg 13 N"
Change = Callable[[Pdf], None]


def a_photo(format_: str = "JPEG", *, size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: Any) -> bytes:
    """Red at the left, through which one sees if the mode allows it; blue at the right."""
    image = Image.new(mode, size, (255, 0, 0, 99) if mode == "RGBA" else "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    written = BytesIO()
    image.save(written, format_, **options)
    return written.getvalue()


def what_a_camera_notes(*, orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = CAMERA
    exif[ExifTags.Base.Orientation] = orientation
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (51.0, 13.0, 11.0)
    place[ExifTags.GPS.GPSMapDatum] = PLACE
    return exif


def read(photo: bytes) -> Image.Image:
    return Image.open(BytesIO(photo))


def a_pdf(*changes: Change, pages: int = 1, **options: Any) -> bytes:
    pdf = Pdf.new()
    for _page in range(pages):
        pdf.add_blank_page()
    for change in changes:
        change(pdf)
    written = BytesIO()
    pdf.save(written, **options)
    return written.getvalue()


def with_script(pdf: Pdf) -> None:
    """JavaScript in each place that a reader looks for it."""
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('verborgen')"))
    pdf.Root.OpenAction = script
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("start"), pdf.make_indirect(script)])))
    pdf.pages[0].obj.AA = Dictionary(O=script)
    _put(pdf, script)


def with_launch(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.Launch, F=String("cmd.exe verborgen"))


def with_link(pdf: Pdf) -> None:
    _put(pdf, Dictionary(S=Name.URI, URI=String("https://stad.example/")))


def _put(pdf: Pdf, action: Dictionary) -> None:
    """Something on the page that does this when it is pressed."""
    pressed = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)
    pdf.pages[0].obj.Annots = Array([*pdf.pages[0].obj.get("/Annots", ()), pressed])


def with_file(name: str) -> Change:
    def attach(pdf: Pdf) -> None:
        pdf.attachments[name] = AttachedFileSpec(pdf, b"<verborgen/>", filename=name)

    return attach


def with_signature(pdf: Pdf) -> None:
    """As a signature stands in a PDF; nobody here asks whether it holds."""
    signature = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), ByteRange=[0, 1, 2, 3], Contents=String("x"))
    field = Dictionary(FT=Name.Sig, T=String("handtekening"), V=pdf.make_indirect(signature))
    pdf.Root.AcroForm = Dictionary(SigFlags=3, Fields=Array([pdf.make_indirect(field)]))


def with_form_of_adobe(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(XFA=String("<xdp/>"), Fields=Array())
    pdf.Root.NeedsRendering = True


def a_draft() -> Draft:
    """Of a report of dumped waste, by somebody who did not sign in."""
    service = Service.objects.offered().get(slug="sluikstort-melden")
    return drafts.begin(drafts.at_hand(service, profile_id=None, now=clock.now()))


def photos(draft: Draft) -> Question:
    form = draft.version.definition.online_form
    return next(question for question in form.questions if question.type == "files")


def added(draft: Draft, *files: tuple[str, bytes], drop: tuple[str, ...] = ()) -> tuple[Draft, tuple[File, ...]]:
    """Files as the door hands them over, by name."""
    sent = [
        (File("", name, media_type(content[:LONGEST_SIGNATURE]), len(content)), ContentFile(content))
        for name, content in files
    ]
    return receive(draft, photos(draft), sent, drop=drop, now=clock.now())


def uploaded(case: Case | None = None, *, draft: Draft | None = None, name: str = "stuk.pdf") -> Upload:
    """A file that came with this request, or stands in this draft."""
    content, now = a_pdf(), clock.now()
    kept = {"content": store(content, now=now), "media_type": PDF_TYPE, "size": len(content), "pages": 1}
    made: Upload = Upload.objects.create(case=case, draft=draft, name=name, received_at=now, **kept)
    return made
