"""Downloads made of tables: LinkedIn, Reddit, Strava and YouTube, about one invented person."""

import pytest

from selfaudit.model import Place
from selfaudit.own_data import Audience, Tie
from tests.probes.exports.made import read

LINKEDIN = {
    "Profile.csv": "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    "Geo Location,Twitter Handles,Websites,Instant Messengers\n"
    'Morgan,Maple,,12 Elm Road,May 4,Year 4 teacher,"Teaching\nand walking",Education,ZZ1 1ZZ,Larchfield,,,\n',
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Larchfield Primary School,Year 4 teacher,,Larchfield,Sep 2015,\n",
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\nRidge College,2008,2011,,Music,\n",
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\nmaple@mail.example,Yes,Yes,\n",
    "Shares.csv": "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
    '2024-05-01 10:00:00,https://www.linkedin.com/feed/update/1,"Proud of ""Year 4""",,,PUBLIC\n'
    "2024-05-02 10:00:00,https://www.linkedin.com/feed/update/2,Only for some,,,CONNECTIONS\n"
    "2024-05-03 10:00:00,https://www.linkedin.com/feed/update/3,Who knows,,,MEMBER_NETWORK\n",
    "Comments.csv": "Date,Link,Message\n2024-05-01 10:00:00,https://www.linkedin.com/feed/update/9,Well done\n",
    "Connections.csv": 'Notes:\n"When exporting your connection data, you may notice that some are missing."\n\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Sam,Oak,https://www.linkedin.com/in/sam-oak,,Ridge School,Head,01 May 2024\n"
    "Zoë,Ash,https://www.linkedin.com/in/zoe-ash,,,,02 May 2024\n",
    "Articles/Articles/walks.html": "<html><title>t</title><body><p>Ten good <b>walks</b></p></body></html>",
    "Recommendations_Received.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
    "Sam,Oak,Ridge School,Head,A fine colleague at Larchfield,05/01/24,VISIBLE\n",
    "Company Follows.csv": "Organization,Followed On\nLarchfield Council,Wed May 01 10:00:00 UTC 2024\n",
}


def test_linkedin() -> None:
    traps = ("messages.csv", "SearchQueries.csv", "Ad_Targeting.csv", "Ads Clicked.csv", "Logins.csv",
             "Invitations.csv", "Security Challenges.csv", "ImportedContacts.csv", "guide_messages.csv")  # fmt: skip
    whole = read(LINKEDIN, traps=traps)
    assert [(post.text, post.place, post.audience) for post in whole.posts] == [
        ('Proud of "Year 4"', Place.POST, Audience.EVERYONE),
        ("Only for some", Place.POST, Audience.FRIENDS),
        ("Who knows", Place.POST, Audience.UNKNOWN),
        ("Well done", Place.COMMENT, Audience.UNKNOWN),
        ("Ten good walks", Place.POST, Audience.UNKNOWN),
    ]
    assert whole.ties == [(Tie.CONTACT, "sam-oak"), (Tie.CONTACT, "zoe-ash")]
    assert [other.name for other in whole.connections] == ["Sam Oak", "Zoë Ash"]
    assert str(whole.connections[0].since).startswith("2024-05-01")
    assert whole.profile == {
        Place.NAME: "Morgan Maple",
        Place.JOB_TITLE: "Year 4 teacher",
        Place.BIO: "Teaching\nand walking",
        Place.HOME: "Larchfield",
        Place.EMPLOYER: "Larchfield Primary School Larchfield",
        Place.EDUCATION: "Ridge College\nMusic",
        "hidden": "12 Elm Road",
    }
    assert "A fine colleague at Larchfield" in [passage.text for passage in whole.download.profile]
    assert [passage.text for passage in whole.download.groups] == ["Larchfield Council"]
    assert whole.download.whole


def test_linkedin_without_the_notes() -> None:
    plain = LINKEDIN["Connections.csv"].split("\n\n")[1]
    assert read({**LINKEDIN, "Connections.csv": "\ufeff" + plain}).connections == read(LINKEDIN).connections


def test_a_table_with_other_columns_says_so() -> None:
    whole = read({**LINKEDIN, "Shares.csv": "Datum,Link\n2024,x\n"})
    assert [missed.member for missed in whole.download.not_read] == ["Shares.csv"]
    assert len(whole.posts) == 2


REDDIT = {
    "statistics.csv": "statistic,value\naccount name,maple_walks\nexport time,2026\n",
    "posts.csv": "id,permalink,date,ip,subreddit,gildings,title,url,body\n"
    'a1,https://www.reddit.com/r/hills/a1,2024-05-01 10:00:00 UTC,192.0.2.1,hills,0,A walk,,"Long\nbody"\n',
    "comments.csv": "id,permalink,date,ip,subreddit,gildings,link,parent,body,media\n"
    "c1,https://www.reddit.com/r/hills/c1,2024-05-02 10:00:00 UTC,192.0.2.1,hills,0,l,p,Lovely,\n",
    "subscribed_subreddits.csv": "subreddit\nhills\nTeachingUK\n",
    "user_preferences.csv": "preference,value\nhide_from_robots,True\ntheme,dark\n",
    "post_headers.csv": "id,permalink\n",
}


def test_reddit() -> None:
    whole = read(
        REDDIT, traps=("messages.csv", "messages_archive.csv", "chat_history.csv", "ip_logs.csv", "post_votes.csv")
    )
    assert [(post.text, post.place) for post in whole.posts] == [
        ("A walk\nLong\nbody", Place.POST),
        ("Lovely", Place.COMMENT),
    ]
    assert str(whole.posts[0].written_at) == "2024-05-01 10:00:00+00:00"
    assert whole.posts[0].address == "https://www.reddit.com/r/hills/a1"
    assert whole.download.handle == "maple_walks"
    assert [passage.text for passage in whole.download.groups] == ["r/hills", "r/TeachingUK"]
    assert whole.settings == {"Kept out of search engines": ("on", True)}
    assert whole.download.whole
    assert "192.0.2.1" not in repr((whole.posts, whole.download))


STRAVA = {
    "profile.csv": "Athlete ID,Email Address,First Name,Last Name,Sex,Description,Weight,City,State,Country\n"
    "77,maple@mail.example,Morgan,Maple,,Slow runner,,Larchfield,Kent,United Kingdom\n",
    "activities.csv": "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Media\n"
    '901,"May 1, 2024, 6:05:00 AM",Run to school,Run,Past the gates,media/a.jpg|media/b.jpg\n',
    "visibility_settings.csv": "Profile Visibility,Default Activity Visibility,Who can see your activity in Flybys\n"
    "Everyone,Followers,Nobody knows\n",
    "followers.csv": "Follower Athlete ID,Follow Status\n78,Accepted\n",
    "following.csv": "Following Athlete ID,Follow Status\n79,Accepted\n",
    "clubs.csv": "Club ID,Club Name\n1,Larchfield Runners\n",
    "media.csv": "Media Filename,Media Caption\nmedia/a.jpg,At the gates\n",
    "media/a.jpg": b"12",
}


def test_strava() -> None:
    whole = read(
        STRAVA, traps=("activities/901.gpx", "messaging.json", "logins.csv", "privacy_zones.csv", "contacts.csv")
    )
    assert whole.texts == ["Run to school\nPast the gates"]
    assert str(whole.posts[0].written_at) == "2024-05-01 06:05:00+00:00"
    assert whole.posts[0].pictures == ("media/a.jpg", "media/b.jpg")
    assert [(photo.member, photo.caption, photo.size) for photo in whole.photos] == [("media/a.jpg", "At the gates", 2)]
    assert whole.ties == [(Tie.FOLLOWER, "78"), (Tie.FOLLOWING, "79")]
    assert whole.profile[Place.HOME] == "Larchfield, Kent, United Kingdom"
    assert [passage.text for passage in whole.download.groups] == ["Larchfield Runners"]
    assert whole.settings == {
        "Who sees your profile": ("everyone", False),
        "Who sees new activities": ("followers", True),
        "Who sees you in Flybys": ("Nobody knows", None),
    }
    assert whole.download.whole


CHANNEL = "UCabcdefghijklmnopqrstuv"
OTHER = "UCzyxwvutsrqponmlkjihgfe"
ENGLISH = {
    "Takeout/YouTube and YouTube Music/subscriptions/subscriptions.csv": "Channel Id,Channel Url,Channel Title\n"
    f"{OTHER},http://www.youtube.com/channel/{OTHER},Choir at Home\n",
    "Takeout/YouTube and YouTube Music/comments/comments.csv": "Comment ID,Channel ID,Comment Create Timestamp,Price,"
    "Parent Comment ID,Post ID,Video ID,Comment Text,Top-Level Comment ID\n"
    f'Ugx1,{CHANNEL},2024-05-01T10:00:00Z,0,,,dQw4w9WgXcQ,"{{""text"":""Lovely ""}},{{""text"":""song""}}",\n',
    "Takeout/YouTube and YouTube Music/video metadata/videos.csv": "Video ID,Approx Duration (ms),Video Audio Language,"
    "Video Category,Channel ID,Video Title (Original),Privacy,Video State,Video Create Timestamp\n"
    f"abcdefghij1,90000,en,People,{CHANNEL},Assembly song,Public,Processed,2024-05-02T10:00:00+00:00\n"
    f"abcdefghij2,90000,en,People,{CHANNEL},For family,Unlisted,Processed,2024-05-03T10:00:00+00:00\n",
    "Takeout/YouTube and YouTube Music/channels/channel.csv": "Channel ID,Channel Title (Original),Channel Visibility\n"
    f"{CHANNEL},Miss Maple Music,Public\n",
    "Takeout/Profile/Profile.json": {"displayName": "Morgan Maple", "emails": [{"value": "maple@mail.example"}]},
}
GERMAN = {
    "Takeout/YouTube und YouTube Music/Abos/Abos.csv": "Kanal-ID,Kanal-URL,Kanaltitel\n"
    f"{OTHER},http://www.youtube.com/channel/{OTHER},Choir at Home\n",
    "Takeout/YouTube und YouTube Music/Kommentare/Kommentare.csv": "Kommentar-ID,Kanal-ID,Zeitstempel,Preis,"
    "Übergeordnet,Video-ID,Kommentartext\n"
    f'Ugx1,{CHANNEL},2024-05-01T10:00:00Z,0,,dQw4w9WgXcQ,"{{""takeoutSegments"":[{{""text"":""Lovely song""}}]}}"\n',
    "Takeout/YouTube und YouTube Music/Videometadaten/Videos.csv": "Video-ID,Dauer (ms),Sprache,Kategorie,Kanal-ID,"
    "Videotitel,Datenschutz,Status,Erstellt\n"
    f"abcdefghij1,90000,en,People,{CHANNEL},Assembly song,Öffentlich,Verarbeitet,2024-05-02T10:00:00+00:00\n"
    f"abcdefghij2,90000,en,People,{CHANNEL},For family,Nicht gelistet,Verarbeitet,2024-05-03T10:00:00+00:00\n",
    "Takeout/YouTube und YouTube Music/Kanäle/Kanal.csv": "Kanal-ID,Kanaltitel,Sichtbarkeit\n"
    f"{CHANNEL},Miss Maple Music,Öffentlich\n",
    "Takeout/Profil/Profil.json": {"displayName": "Morgan Maple", "emails": [{"value": "maple@mail.example"}]},
}


@pytest.mark.parametrize("files", [ENGLISH, GERMAN], ids=["English", "German"])
def test_youtube_in_any_language(files: dict[str, object]) -> None:
    traps = ("Takeout/YouTube und YouTube Music/Verlauf/Suchverlauf.html",
             "Takeout/YouTube and YouTube Music/history/watch-history.json", "Takeout/Mail/Inbox.mbox")  # fmt: skip
    whole = read(files, traps=traps)
    said = {post.text.partition("\n")[0]: post for post in whole.posts}
    assert "Lovely song" in said
    assert said["Lovely song"].place is Place.COMMENT
    assert said["Lovely song"].address == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    videos = {post.address[-1]: post for post in whole.posts if post.place is Place.POST}
    assert "Assembly song" in videos["1"].text
    assert videos["1"].audience is Audience.EVERYONE
    assert videos["2"].audience is Audience.WITH_LINK
    assert [(other.sort, other.name, other.handle) for other in whole.connections] == [
        (Tie.SUBSCRIPTION, "Choir at Home", OTHER)
    ]
    assert whole.download.handle == CHANNEL
    assert {passage.text for passage in whole.download.profile if passage.visible} == {
        "Morgan Maple",
        "Miss Maple Music",
    }
    assert whole.download.whole


def test_youtube_comments_of_older_tables_are_plain() -> None:
    name = "Takeout/YouTube and YouTube Music/comments/comments.csv"
    row = f'Ugxabc,{CHANNEL},2023-05-01T10:00:00Z,,,vid4w9WgXcQ,"First, and it is fine"\n'
    columns = "Comment ID,Channel ID,Comment Create Timestamp,Price,Parent Comment ID,Video ID,Comment Text\n"
    assert read({name: columns + row}).texts == ["First, and it is fine"]


def test_youtube_before_the_tables_asks_for_nothing_it_cannot_say() -> None:
    whole = read({"Takeout/YouTube/my-comments/my-comments.html": "<html>"})
    assert whole.download.not_read
    assert whole.posts == []
