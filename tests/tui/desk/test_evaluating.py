"""Whose result is low, of an evaluation's sheet."""

from jobplus_core.reports.evaluation.queries import Person
from jobplus_core.reports.weeks import month_of
from jobplus_tui.desk.evaluating import EvaluationPage
from tests.support.cases import TODAY


def test_low_result_is_its_owners_among_people_of_one_name() -> None:
    def shown(name: str, score: float, *, low: bool) -> dict[str, object]:
        return {"name": name, "score": score, "low": low}

    people = [shown("김민수", 90.0, low=False), shown("김민수", 30.0, low=True), shown("이두리", 20.0, low=True)]
    teams = [
        {"team": "취업상담팀", "people": people},
        {"team": "창업상담팀", "people": [shown("박세모", 1.0, low=True)]},
    ]
    named = ((1, 11, "김민수"), (1, 12, "김민수"), (1, 13, "이두리"), (2, 14, "박세모"))
    page = EvaluationPage(
        span=month_of(TODAY),
        document={"teams": teams},
        settled=False,
        may_settle=True,
        teams={"취업상담팀": 1, "창업상담팀": 2},
        people=tuple(Person(*one) for one in named),
        weights={},
    )
    assert [(one.counselor_id, score) for one, score in page.low("취업상담팀")] == [(12, 30.0), (13, 20.0)]
    assert [one.counselor_id for one, _ in page.low("창업상담팀")] == [14]
