# Bodies: who sits in them, and what they may decide.
bodies-title = Bodies
bodies-count = { $count ->
    [one] one body
   *[other] { $count } bodies
}
bodies-body = Body
bodies-decides = Decides on
bodies-members = Members
bodies-more = More about the body
bodies-add = Add a body
bodies-add-do = Add
bodies-name = Name
bodies-kind = Kind
bodies-closed = closed after { $day }
bodies-no-members = Those who sit in the body, and those who have, stand here.
bodies-seat = Add a member
bodies-mandates = Mandates
bodies-no-mandates = What the body may decide, from which day and where it says so, stands here.
bodies-give = Give a mandate
bodies-basis = Basis
bodies-basis-hint = Where it says so, for example The agency’s rules of procedure, section 4.
bodies-secretaries = Secretaries
bodies-no-secretary = Nobody records the decisions of the body yet.
bodies-secretaries-how = The role of secretary of a body is given on the person’s page.
bodies-rename = Rename
bodies-close = Close the body
bodies-close-what = The body decides nothing more from tomorrow. What is decided stays.
bodies-told-added = The body is added.
bodies-told-renamed = The body has another name.
bodies-told-closed = The body is closed from tomorrow.
bodies-told-seated = The member is added.
bodies-told-left = The member no longer sits in the body.
bodies-told-given = The body has the mandate.
bodies-told-taken = The body no longer has that mandate.
body-kind-board = board
body-kind-director = head of the agency
body-kind-management-group = management group
body-kind-managers-group = managers’ group
body-kind-other = another body
matters-strategy = the strategy
matters-planning = the planning
matters-indicators = the indicators
bodies-link = Bodies, members and mandates
