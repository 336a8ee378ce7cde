"""Letters that stand for words are found and nothing else is; an explanation beside them counts."""

import pytest

from bot.plain.commands_check import summary

CASES = [
    ("The ICB meets on Monday.", {"ICB": "unexplained"}),
    ("The Integrated Care Board (ICB) meets.", {"ICB": "explained"}),
    ("ICB (Integrated Care Board) staff came.", {"ICB": "explained"}),
    ("The integrated care board, or ICB, met.", {"ICB": "explained"}),
    ("The integrated care board, known as the ICB, met.", {"ICB": "explained"}),
    ("The integrated care board – ICB for short – met.", {"ICB": "explained"}),
    ("The integrated care board (ICB for short) met.", {"ICB": "explained"}),
    ("The integrated care board (the ICB) met.", {"ICB": "explained"}),
    ('The NHS integrated care board ("ICB") met.', {"ICB": "explained"}),
    ("The ICB met. ICB stands for integrated care board.", {"ICB": "explained"}),
    ("ICB means integrated care board.", {"ICB": "explained"}),
    ("ICB: integrated care board", {"ICB": "explained"}),
    ("ICB = Integrated Care Board", {"ICB": "explained"}),
    ("ICB is short for integrated care board.", {"ICB": "explained"}),
    ("The ICB (see page 4) met.", {"ICB": "unexplained"}),
    ("The ICB (and others) met.", {"ICB": "unexplained"}),
    ("The ICB (our local NHS planning body) met.", {"ICB": "explained"}),
    ("The MDT, a team of people with different jobs, met.", {"MDT": "explained"}),
    ("Multi-disciplinary team (MDT) meetings help. The MDTs meet weekly.", {"MDT": "explained"}),
    ("Multidisciplinary team (MDT) meetings help.", {"MDT": "explained"}),
    ("Our MDTs meet weekly.", {"MDT": "unexplained"}),
    ("The MDT's plan and the CMHT’s list.", {"MDT": "unexplained", "CMHT": "unexplained"}),
    ("PLEASE READ THIS LETTER. DO NOT IGNORE IT.", {}),
    ("This is VERY important. You MUST reply.", {}),
    ("JOHN SMITH lives at 4 HIGH STREET.", {}),
    ("Dear MRS KHAN, your GP has written.", {}),
    ("WHAT TO BRING\nA pen and ID.", {}),
    ("Room IV, Part II and Henry VIII. Chapter XII.", {}),
    ("Our post code is SW1A 2AA. Ring 0800 11 11.", {}),
    ("It weighs 5KG and costs 20 GBP at 3PM.", {}),
    ("The file is 3 MB. It is on a USB stick or a DVD.", {}),
    ("Watch BBC TV in the UK. OK?", {}),
    (
        "The DWP and HMRC sent letters about PIP and ESA.",
        {"DWP": "unexplained", "HMRC": "unexplained", "PIP": "unexplained", "ESA": "unexplained"},
    ),
    ("You can claim PIP (Personal Independence Payment).", {"PIP": "explained"}),
    ("The CQC rated it good. The Care Quality Commission (CQC) is a watchdog.", {"CQC": "explained"}),
    ("Your EHCP (education, health and care plan) is ready.", {"EHCP": "explained"}),
    ("Speak to the SENCO or the DSL.", {"SENCO": "unexplained", "DSL": "unexplained"}),
    ("A MARAC is a multi-agency risk assessment conference.", {"MARAC": "explained"}),
    ("We will do a DBS check (a check for past crimes).", {"DBS": "unexplained"}),
    ("The VCSE sector and R&D team.", {"VCSE": "unexplained", "R&D": "unexplained"}),
    ("He works for the MoJ and the DfE.", {"MoJ": "unexplained", "DfE": "unexplained"}),
    ("Ministry of Justice (MoJ) staff.", {"MoJ": "explained"}),
    ("I use WhatsApp, YouTube and an iPhone. McDonald's is open.", {}),
    ("Ask the C.M.H.T. for help.", {"CMHT": "unexplained"}),
    ("S. J. Patel and J.K. Rowe came.", {}),
    ("The LGBTQ+ group meets at 6pm.", {"LGBTQ": "unexplained"}),
    ("Email HELP@LEEDS.GOV.UK or see WWW.NHS.UK.", {}),
    ("Ref: ABC/123 and form SA1 are here.", {}),
    ("Fill in form PIP2 and the UC50.", {}),
    ("Section 117 (s117) aftercare.", {}),
    ("COVID-19 jabs are free. A&E is open.", {}),
    ("The AGM is on Tuesday. AOB is last.", {"AGM": "unexplained", "AOB": "unexplained"}),
    (
        "People with ADHD, PTSD or OCD are welcome.",
        {"ADHD": "unexplained", "PTSD": "unexplained", "OCD": "unexplained"},
    ),
    ("obsessive compulsive disorder (OCD)", {"OCD": "explained"}),
    ("CEO Ann Lee and HR manager Bo.", {"CEO": "unexplained", "HR": "unexplained"}),
    ("THE ICB WILL MEET THE MDT ON MONDAY", {"ICB": "unexplained", "MDT": "unexplained"}),
    ("the Community Mental Health Team – CMHT", {"CMHT": "explained"}),
    ("Child and Adolescent Mental Health Services, which we call CAMHS, can help.", {"CAMHS": "explained"}),
    ("We met AA and NA. SMART aims help.", {"AA": "unexplained"}),
    ("Sign it. The NHSE lead and NICE agree.", {"NHSE": "unexplained", "NICE": "unexplained"}),
    ("You will get IV fluids.", {"IV": "unexplained"}),
    ("Join us on ZOOM or TEAMS.", {}),
    ("FREE LUNCH! BRING A FRIEND", {}),
    ("The ICS and the ICP (Integrated Care Partnership) met.", {"ICS": "unexplained", "ICP": "explained"}),
    ("A Personal Assistant (PA), or a PA agency.", {"PA": "explained"}),
    ("the Patient Advice and Liaison Service (PALS)", {"PALS": "explained"}),
    ("the local authority (LA) and the LAs", {"LA": "explained"}),
    ("Ofsted and Healthwatch came. Acas helps.", {}),
    ("HMP Leeds and YOI Wetherby.", {"HMP": "unexplained", "YOI": "unexplained"}),
    ("NHS England (NHSE)", {"NHSE": "explained"}),
    ("Tel: 0113 496 0000 EXT 12. N/A", {}),
    ("T&Cs apply. P&L is up.", {"T&C": "unexplained", "P&L": "unexplained"}),
    ("The RCT (a fair test of a new treatment) starts in May.", {"RCT": "explained"}),
    ("our work with DA survivors and CSE", {"DA": "unexplained", "CSE": "unexplained"}),
    ("VAWG, IDVAs and ISVAs", {"VAWG": "unexplained", "IDVA": "unexplained", "ISVA": "unexplained"}),
    ("QR code or SMS. PDF file. FAQs below.", {}),
    ("I am a PhD student with a BSc.", {}),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_acronyms(text, expected):
    assert summary(text)["acronyms"] == expected


def test_first_used_and_explained_only_later_is_unexplained():
    text = "The ICB met on Monday. It was cold. We ate. An Integrated Care Board (ICB) plans care."
    assert summary(text)["acronyms"] == {"ICB": "unexplained"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ask the person in charge (SRO) by Friday.", "explained"),
        ("The teams of different workers (MDT) meet.", "explained"),
        ("Ask the man at the desk (SRO) by Friday.", "unexplained"),
    ],
)
def test_letters_after_our_own_plain_words_are_explained(text, status):
    assert list(summary(text)["acronyms"].values()) == [status]
