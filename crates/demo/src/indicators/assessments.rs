//! What those who answer for goals say of how they move. Not what the rule says, which follows from the values.

use domain::ids::PersonId;
use domain::indicator::assessment::Judged;
use jiff::civil::{DateTime, datetime};

use crate::indicators::table::statement;
use crate::people::{ANALYST, BUSINESS, RURAL, SKILLS, manager_of};
use crate::script::{Script, reason, remark};

struct Said {
    by: PersonId,
    on: DateTime,
    goal: &'static str,
    judged: Judged,
    text: &'static str,
    /// Why it is another thing than the rule says; empty where it is not.
    disagrees: &'static str,
}

/// What was said in the autumn of 2018.
pub(super) fn write(script: &mut Script) {
    for said in all() {
        script.act(said.by, said.on, move |context, organisation| {
            let goal = statement(organisation, context.today, said.goal)?;
            let disagrees = Some(said.disagrees).filter(|why| !why.is_empty()).map(reason).transpose()?;
            organisation.assess_goal(context, goal, said.judged, remark(said.text)?, disagrees)
        });
    }
}

fn all() -> [Said; 5] {
    [
        // The first honest finding.
        Said {
            by: ANALYST,
            on: datetime(2018, 5, 21, 13, 30, 0, 0),
            goal: "0",
            judged: Judged::CannotSay,
            text: "Färre företag vill växa: 77,1 procent 2011, 71,7 procent 2014 och 71,4 procent 2017. Målet är tillväxt, och värdena går åt andra hållet. Tre mätningar räcker ändå inte för att säga att det är en riktning.\n\nI Dalarna har andelen sjunkit från 78 till 60 procent. Vi vet inte varför.",
            disagrees: "",
        },
        Said {
            by: manager_of(BUSINESS),
            on: datetime(2018, 11, 9, 10, 5, 0, 0),
            goal: "4.1",
            judged: Judged::NoChange,
            text: "Andelen som växer snabbt varierar mellan 6 och 8 procent och har gjort det i tio år. Försäljningen ökar i de företag som vi har gett stöd, men vi kan inte säga att det beror på oss.",
            disagrees: "",
        },
        Said {
            by: manager_of(SKILLS),
            on: datetime(2018, 11, 9, 11, 20, 0, 0),
            goal: "2.1",
            judged: Judged::Away,
            text: "Fler hindras av brist på kompetens varje år, mest i Norrland. De som deltar i våra insatser får jobb oftare, men de är få.",
            disagrees: "",
        },
        Said {
            by: manager_of(RURAL),
            on: datetime(2018, 10, 18, 14, 15, 0, 0),
            goal: "5.3",
            judged: Judged::Away,
            text: "Ställena blir färre varje år.",
            disagrees: "",
        },
        // The rule says away, and a person who knows more says otherwise, and why.
        Said {
            by: manager_of(RURAL),
            on: datetime(2018, 11, 12, 9, 10, 0, 0),
            goal: "5.3",
            judged: Judged::NoChange,
            text: "Ställena blir färre, men andelen företag som har service inom en kvart är lika stor. De flesta som stänger ligger bredvid ett annat som är kvar. Vi behöver nya värden på avstånden innan vi vet.",
            disagrees: "Målet gäller avståndet till service, inte antalet ställen.",
        },
    ]
}
