"""`jobplus calibrate` in this process: the proposal, its figures, and a lead's decision."""

import pytest

from jobplus_core.matching.learning import fitting
from jobplus_core.matching.learning.queries import proposals
from jobplus_core.matching.queries import weights_of
from tests.support.center import Center
from tests.support.outcomes import play_center
from tests.tui.cli.conftest import Run


@pytest.fixture
def played(demo_center: Center, monkeypatch: pytest.MonkeyPatch) -> Center:
    """A center with a hundred outcomes, where that is enough; its demo signs in the lead."""
    monkeypatch.setattr(fitting, "LEAST_OUTCOMES", 100)
    monkeypatch.setattr(fitting, "LEAST_OF_EACH_ANSWER", 2)
    play_center(demo_center)
    return demo_center


def test_too_few_outcomes_are_one_sentence_with_the_count(run: Run, demo_center: Center) -> None:
    answer = run("calibrate")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == ("Too few referrals have ended to learn weights from: 0 outcomes, where 1000 are needed.\n")


def test_proposal_is_printed_with_its_figures(run: Run, played: Center) -> None:
    answer = run("calibrate")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0] == "Proposal 1, learned from 100 outcomes, beside weights v1"
    assert any(line.startswith("Seeker yes") and line.endswith("100") for line in lines)
    assert any(line.startswith("tenth 10") for line in lines)
    assert any(line.startswith("First 10 of 5 referred in 30 days: ") for line in lines)
    assert lines[-1] == "A lead takes it with --accept --note, or turns it down with --reject --note."


def test_document_holds_weights_figures_and_decision(run: Run, played: Center) -> None:
    document = run("calibrate", "--json").document
    assert isinstance(document, dict)
    assert sum(document["weights"].values()) == 100
    assert (document["outcomes"], document["held_version"], document["decision"]) == (100, 1, None)
    assert {"seeker", "employer", "hired", "calibrated", "lists", "parts", "better", "postings"} <= set(document)
    decided = run("calibrate", "--accept", "--note", "한 해 결과대로", "--json").document
    assert isinstance(decided, dict)
    assert decided["no"] == document["no"]
    assert {**decided["decision"], "at": ""} == {
        "accepted": True,
        "version": 2,
        "note": "한 해 결과대로",
        "by": "한지우",
        "at": "",
    }
    with played.store.read() as reader:
        assert dict(weights_of(reader, played.institution_id).weights) == document["weights"]
    again = run("calibrate", "--reject", "--note", "다시")
    assert (again.code, again.out) == (2, "")


def test_proposal_is_turned_down_with_a_reason(run: Run, played: Center) -> None:
    assert run("calibrate").code == 0
    answer = run("calibrate", "--reject", "--note", "한 해 더 봅시다")
    assert (answer.code, answer.out.splitlines()[-1]) == (0, "Turned down: 한 해 더 봅시다")
    with played.store.read() as reader:
        assert weights_of(reader, played.institution_id).version == 1
        assert [each.open for each in proposals(reader, played.institution_id)] == [False]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--accept", "--reject", "--note", "x"), "Give one of --accept and --reject.\n"),
        (("--accept",), "--accept and --reject need --note with the reason, and nothing else does.\n"),
        (("--note", "x"), "--accept and --reject need --note with the reason, and nothing else does.\n"),
        (
            ("--accept", "--note", "x"),
            "There is no such proposal of weights; run jobplus calibrate for a new one.\n",
        ),
    ],
)
def test_what_cannot_be_is_one_sentence(
    run: Run, demo_center: Center, arguments: tuple[str, ...], sentence: str
) -> None:
    answer = run("calibrate", *arguments)
    assert (answer.code, answer.out, answer.err) == (2, "", sentence)
