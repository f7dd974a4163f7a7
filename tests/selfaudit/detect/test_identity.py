"""The person's own values in every dress people give them, and what only looks like them. The person is invented."""

import pytest

from selfaudit.detect import find
from selfaudit.model import Identity, School

ROBIN = Identity(
    names=("Robin Ashdale",),
    schools=(
        School("St Wilf's Church of England Primary School", ("Southmere Learning Trust",)),
        School("Marlbeck Academy"),
        School("The Dunmarsh High School for Girls"),
        School("Ysgol Bryn Derwen"),
        School("Fennholt Park School"),
        School("Hill School"),
        School("King Offa VI Grammar School"),
    ),
    roles=("Year 4 teacher", "SENCO", "Teaching assistant", "Head of Maths"),
    places=("Wexcombe", "14 Tamarind Road, Thornwick, ZZ99 9ZZ", "Bath"),
    numbers=("07700 900123", "020 7946 0018"),
    emails=("robin.ashdale@mail.example", "rashdale@marlbeck.dorset.sch.uk"),
)
# One line each: the rule that must fire, then the text.
DRESSES = """
own-school St Wilf's
own-school st wilfs primary
own-school Saint Wilf's CofE Primary
own-school St. Wilf's C of E School
own-school St Wilf’s Primary
own-school Wilf's Primary School
own-school ST WILFS
own-school St Wifl's Primary School
own-school #stwilfs
own-school #StWilfsPrimary
own-school @stwilfsprimary
own-school @St_Wilfs_Primary
own-school www.stwilfs.dorset.sch.uk
own-school https://www.stwilfsprimary.co.uk/year4
own-school st-wilfs-primary.org
own-school Year 4 at St Wilf's
own-school St Wilf's Year 4
own-school SWCEPS
own-school SWPS
own-school @SWPS_Year4
own-school Marlbeck Academy
own-school Marlbeck
own-school at Marlbeck
own-school teaching at Marlbeck
own-school marlbeck academy
own-school Marlbeck acadamy
own-school The Marlbeck
own-school #MarlbeckAcademy
own-school marlbeckacademy.co.uk
own-school Marlbek Academy
own-school Malrbeck Academy
own-school Dunmarsh High
own-school Dunmarsh Girls
own-school dunmarsh high school
own-school DHSG
own-school Dunmarsh High School for Girls
own-school @DunmarshHigh
own-school Ysgol Bryn Derwen
own-school Bryn Derwen
own-school ysgol bryn derwen
own-school #BrynDerwen
own-school Fennholt Park
own-school Fenholt Park School
own-school fennholtpark
own-school @FennholtPark
own-school Southmere Learning Trust
own-school Southmere Trust
own-school SouthmereTrust
own-school King Offa VI
own-school King Offa's Grammar
own-school KOGS
own-school Hill School
own-role Year 4 teacher
own-role year four teacher
own-role Y4 teacher
own-role Yr 4 Teacher
own-role year4teacher
own-role #Year4Teacher
own-role SENDCO
own-role SENCo
own-role #senco
own-role TA
own-role teaching asst
own-role Teaching Assistants
own-role head of mathematics
own-role Head of Maths
own-role HEAD OF MATHS
own-place Wexcombe
own-place #wexcombe
own-place wexcombe
own-place Bath
own-place #bath
own-place Thornwick
own-address 14 Tamarind Road
own-address 14 Tamarind Rd
own-address 14, tamarind rd.
own-address Tamarind Road
own-postcode ZZ99 9ZZ
own-postcode zz999zz
own-number 07700 900123
own-number 07700900123
own-number +447700900123
own-number +44 (0) 7700 900 123
own-number 0 7 7 0 0 9 0 0 1 2 3
own-number 07700-900-123
own-number oh seven seven double oh nine double oh one two three
own-number zero seven seven zero zero nine zero zero one two three
own-number O77OO 9OO l23
own-number ０７７００９００１２３
own-number 7700900123
own-number wa.me/447700900123
own-number 020 7946 0018
own-number (020) 7946 0018
own-number +44 20 7946 0018
own-email robin.ashdale@mail.example
own-email ROBIN.ASHDALE@MAIL.EXAMPLE
own-email robin.ashdale [at] mail [dot] example
own-email robin dot ashdale at mail dot example
own-email robin.ashdale (at) mail.example
own-email robin.ashdale%40mail.example
own-email robin.ashdale on mail
own-school-email rashdale@marlbeck.dorset.sch.uk
"""
LOOKALIKES = """
Wilf had a lovely time
St Wilfred was a saint
St Wilf's Road is closed
Drove down Marlbeck Road
Marlbeck Avenue
I live on a hill
the school on the hill
uphill school run
Hill Street
went up the hill to school
had a bath
bath time for the kids
dunmarsh high street
the high tide at noon
Dunmarsh Primary School
Marlbeck Surgery
King Offa was a king
a park in Fennholt
Fennholt
park school run
trust me
learning to trust
year 14 teacher
Year 6 teacher
4 year teacher strike
my fourth year as a teacher
ta very much
head of marketing
the maths head
14 Acacia Road
tamarind chutney
07700 900124
077009001234
0770 090 01 2
robin.ashdale
ashdale@mail.example
robin.ashdale@other.example
office@marlbeck.dorset.sch.uk
swps of sand
Bryn said Derwen
the primary
"""


@pytest.mark.parametrize("frame", ["{}", "Hello, {} is mine!", "loving life {} today"])
@pytest.mark.parametrize("line", DRESSES.strip().splitlines())
def test_own_values_are_certain_in_any_dress(line: str, frame: str) -> None:
    rule, text = line.split(" ", 1)
    found = [match for match in find(frame.format(text), ROBIN) if match.rule == rule]
    assert found
    assert all(match.confidence >= 0.97 for match in found)


@pytest.mark.parametrize("text", LOOKALIKES.strip().splitlines())
def test_what_only_looks_like_own_is_not_own(text: str) -> None:
    assert [match.quote for match in find(text, ROBIN) if match.rule.startswith("own")] == []


def test_the_persons_name_alone_is_no_finding() -> None:
    assert find("Robin Ashdale", ROBIN) == []


def test_without_identity_nothing_is_own() -> None:
    texts = (line.split(" ", 1)[1] for line in DRESSES.strip().splitlines())
    assert not any(match.rule.startswith("own") for text in texts for match in find(text))
