"""A letter leaves the store with its purpose noted, and read back says what it should, on both databases."""

import hashlib
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from sqlmodel import select

from jobplus_core.employers.commands import add_contact
from jobplus_core.employers.rules import ContactForm
from jobplus_core.errors import FieldMissing, FieldRefused, FileNotWritten, FontMissing, NotFound
from jobplus_core.exports.files import Format
from jobplus_core.exports.fonts import Font
from jobplus_core.exports.letter.commands import export_letter, keep_center_phone
from jobplus_core.exports.letter.queries import center_phone, letter_facts
from jobplus_core.exports.letter.rules import LetterReader
from jobplus_core.kinds import ReferralState, RefusalReason
from jobplus_core.postings.commands import register_posting
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.tables.oversight import ExportLog
from jobplus_core.tables.people import Seeker
from jobplus_core.tables.postings import EmployerContact
from tests.support.cases import POSTING, TODAY, a_seeker
from tests.support.center import Center

LONG_NAME = "남궁아름다운별빛하늘선우"
LONG_ADDRESS = "서울특별시 도봉구 마들로 656, 도봉구청역 근린생활시설 3층 305호 (방학동, 햇살타워 다온재가노인복지센터)"
HWP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"


@pytest.fixture
def referral(center: Center) -> int:
    """A referral of somebody with a long name to a place with a long address, who lets the number be given."""
    store, kim = center.store, center.kim
    seeker = a_seeker(store, kim, LONG_NAME)
    posting = register_posting(store, kim, replace(POSTING, address=LONG_ADDRESS))
    with store.write(kim, "made_up") as work:
        row = work.get(Seeker, seeker)
        row.consent_on, row.consent_scope = TODAY, "알선과 업체 제공"
        work.session.add(row)
        work.finish()
    return refer(store, kim, seeker, posting)


def give(center: Center, referral: int, to: LetterReader, format: Format, path: Path) -> bytes:
    export_letter(center.store, center.kim, referral, to=to, format=format, path=path, purpose="면접에 가져감")
    return path.read_bytes()


def pdf_text(made: bytes) -> str:
    """The letters of a PDF, line breaks and blanks aside."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages))


def hwpx_text(made: bytes) -> str:
    """The letters of a Hangul document, blanks aside."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        section = ElementTree.fromstring(archive.read("Contents/section0.xml"))
    return re.sub(r"\s", "", "".join(each.text or "" for each in section.iter(f"{HWP}t")))


def read_back(made: bytes, format: Format) -> str:
    return pdf_text(made) if format is Format.PDF else hwpx_text(made)


@pytest.fixture(params=[Format.PDF, Format.HWPX])
def format(request: pytest.FixtureRequest, font: Font) -> Format:
    """Either of the two formats."""
    return Format(request.param)


def test_contact_is_masked_for_who_may_not_read_contacts(center: Center, referral: int, tmp_path: Path) -> None:
    with center.store.read() as reader:
        facts = letter_facts(reader, center.institution_id, referral)
    assert facts is not None
    form = ContactForm(name="오팀장", position="인사팀장", phone="02-0000-7777")
    add_contact(center.store, center.kim, facts.employer_id, form)
    path = tmp_path / "seeker.hwpx"
    to = LetterReader.SEEKER
    export_letter(center.store, center.admin, referral, to=to, format=Format.HWPX, path=path, purpose="점검")
    text = hwpx_text(path.read_bytes())
    assert "인사팀장오○○02-****-**77" in text
    assert ("오팀장" in text, "0000-7777" in text) == (False, False)


def test_letters_read_back_say_what_their_reader_may_know(
    center: Center, referral: int, format: Format, tmp_path: Path
) -> None:
    with center.store.write(center.kim, "contact") as work:
        with center.store.read() as reader:
            facts = letter_facts(reader, center.institution_id, referral)
        assert facts is not None
        work.add(
            EmployerContact(
                employer_id=facts.employer_id,
                name="오팀장",
                position="인사팀장",
                phone="02-0000-7777",
                created_at=work.now,
            )
        )
        work.finish()
    keep_center_phone(center.store, center.kim, " 02-0000-1588 ")
    made = give(center, referral, LetterReader.EMPLOYER, format, tmp_path / "employer")
    text = read_back(made, format)
    for word in (LONG_NAME, "010-0000-1234", "다온요양원귀중", "요양보호사구함", "김하나", "02-0000-1588", "제21조"):
        assert word in text
    for word in ("1961", "마들로", "02-0000-7777"):
        assert word not in text
    text = read_back(give(center, referral, LetterReader.SEEKER, format, tmp_path / "seeker"), format)
    for word in (re.sub(r"\s", "", LONG_ADDRESS), "인사팀장오팀장02-0000-7777", "지도에서찾기", f"{LONG_NAME}님"):
        assert word in text
    for word in ("1961", "010-0000-1234"):
        assert word not in text
    text = read_back(give(center, referral, LetterReader.LIST, format, tmp_path / "list"), format)
    assert "모두1명" in text
    assert LONG_NAME in text
    with center.store.session() as session:
        logged = [
            (row.what, row.format, row.purpose, row.subject_kind, row.rows, row.account_id)
            for row in session.exec(select(ExportLog)).all()
        ]
        digest = session.exec(select(ExportLog.digest)).first()
    kim = center.kim.account_id
    assert logged == [
        ("letter employer", format.value, "면접에 가져감", "referral", 1, kim),
        ("letter seeker", format.value, "면접에 가져감", "referral", 1, kim),
        ("letter list", format.value, "면접에 가져감", "posting", 1, kim),
    ]
    assert digest == hashlib.sha256(made).hexdigest()


def test_name_that_no_disk_takes_is_refused(center: Center, referral: int, tmp_path: Path) -> None:
    path = tmp_path / ("가" * 150)
    with pytest.raises(FileNotWritten):
        export_letter(
            center.store, center.kim, referral, to=LetterReader.SEEKER, format=Format.HWPX, path=path, purpose="면접"
        )


def test_what_cannot_be_written_leaves_no_file_and_no_note(center: Center, referral: int, tmp_path: Path) -> None:
    def take(referral_id: int, path: Path, purpose: str = "면접", to: LetterReader = LetterReader.EMPLOYER) -> None:
        export_letter(center.store, center.kim, referral_id, to=to, format=Format.HWPX, path=path, purpose=purpose)

    with pytest.raises(NotFound):
        take(referral + 1, tmp_path / "a.hwpx")
    with pytest.raises(FieldMissing):
        take(referral, tmp_path / "a.hwpx", purpose=" ")
    with pytest.raises(FileNotWritten):
        take(referral, tmp_path / "none" / "a.hwpx")
    with pytest.raises(FileNotWritten):
        take(referral, tmp_path / ("가" * 150) / "a.hwpx")
    record_outcome(
        center.store,
        center.kim,
        referral,
        ReferralState.SEEKER_REFUSED,
        version=1,
        reason=RefusalReason.WAGE,
    )
    with pytest.raises(NotFound):
        take(referral, tmp_path / "a.hwpx", to=LetterReader.LIST)
    assert list(tmp_path.glob("*.hwpx")) == []
    with center.store.session() as session:
        assert session.exec(select(ExportLog)).all() == []


def test_machine_without_a_font_gets_a_sentence_and_no_file(
    center: Center, referral: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOBPLUS_FONT", str(tmp_path / "none.ttf"))
    with pytest.raises(FontMissing):
        give(center, referral, LetterReader.EMPLOYER, Format.PDF, tmp_path / "letter.pdf")
    assert list(tmp_path.glob("*.pdf")) == []


def test_center_phone_is_kept_and_the_last_one_holds(center: Center) -> None:
    assert keep_center_phone(center.store, center.kim, "02-0000-1588") == 1
    assert keep_center_phone(center.store, center.lee, "02-0000-1589") == 2
    for phone, refusal in (("  ", FieldMissing), ("전화", FieldRefused), ("0" * 41, FieldRefused)):
        with pytest.raises(refusal):
            keep_center_phone(center.store, center.kim, phone)
    with center.store.read() as reader:
        assert center_phone(reader, center.institution_id) == "02-0000-1589"
