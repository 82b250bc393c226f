"""What the map is given to count."""

from jobplus_core.plan.queries import Meter
from jobplus_core.postings.ladder.queries import Board, District
from jobplus_tui.desk.ladder import LadderBoard
from jobplus_tui.screens.posting_rows import Figure, map_counts


def test_days_waited_elsewhere_are_one_average() -> None:
    districts = (
        District("중구", 2, 3, 0, 9),
        District("하남시", 1, 1, 0, 20),
        District("인천 중구", 3, 4, 1, 4),
        District("", 5, 0, 0, 50),
    )
    told = LadderBoard(Board(districts, {}, {}), Meter(0, 2_000), 7, False)
    assert map_counts(told, Figure.WAITED, None) == {"중구": 4, "": 6}
    assert map_counts(told, Figure.POSTINGS, None) == {"중구": 2, "하남시": 1, "인천 중구": 3, "": 5}
