"""A number and, behind it, how many of them fell in which town: the sum belongs to no single happening, the town has its own share."""

from __future__ import annotations

import pytest
from tests.linked import reports, told

from marsad.linking.road import link

LISTS = {
    "behind a colon": ("وثق المرصد مقتل تسعة مدنيين الجمعة: أربعة في قصف مدفعي على كفرنبل، وثلاثة بغارة على حاس، واثنان برصاص قناص في داريا.", {"كفرنبل": 4, "داريا": 2}, [9]),
    "with a word for it": ("قتل تسعة مدنيين في سوريا الجمعة، بواقع خمسة في سراقب وأربعة في الأتارب.", {"سراقب": 5}, [9]),
    "beside the name of the whole": ("قتل 12 شخصا في غزة الجمعة: سبعة في رفح وخمسة في خان يونس.", {"رفح": 7}, [12]),
    "in figures": ("سقط 15 شهيدا الجمعة في قطاع غزة، موزعين على النحو الآتي: 8 في جباليا، 7 في مخيم النصيرات.", {"جباليا": 8}, [15]),
    "in brackets": ("قتل ستة مدنيين الجمعة (أربعة في دارة عزة، واثنان في قرية كباشين).", {"دارة عزة": 4}, [6]),
    "who they were": ("قتل 12 شخصا في رفح الجمعة: سبعة أطفال وخمس نساء.", {"رفح": 12}, []),
    "by what they fell, in one town": ("قتل 12 شخصا في رفح الجمعة (سبعة في غارة وخمسة في قصف على السوق).", {"رفح": 12}, []),
    "a sum that is not theirs": ("قتل 12 شخصا في رفح الجمعة: ستة في حي الجنينة وأربعة في خان يونس.", {"حي الجنينة": 12}, []),
    "another verb": ("قتل 12 شخصا في رفح الجمعة: سبعة في حي الجنينة، وأصيب خمسة في خان يونس.", {"حي الجنينة": 12}, []),
    "another sentence": ("قتل 12 شخصا في رفح الجمعة. وقال مسعفون: سبعة في رفح وخمسة في خان يونس.", {"رفح": 12}, []),
    "at least so many": ("قتل 12 شخصا على الأقل في غزة الجمعة: سبعة في رفح وخمسة في خان يونس.", {"غزة": 12}, []),
}


@pytest.mark.parametrize(("text", "towns", "sums"), LISTS.values(), ids=LISTS)
def test_what_is_listed_by_town(text: str, towns: dict[str, int], sums: list[int]) -> None:
    assert {one["place"]["name"]: one["killed"]["all"]["min"] for one in told(text) if one["killed"]["all"]} == towns
    assert [count.min for total in link(reports(text)).totals for count in total.counts if count.whole] == sums
