# The frames.
frames-title = Frames { $round }
frames-empty = The frames say how much money and how many people each unit may plan for. They are not begun.
frames-write = Write frames
frames-write-title = Write frames { $round }
frames-read = Read all frames
frames-sort-units = Units
frames-sort-areas = Result areas
frames-sort-sources = Funding
frames-sort-unit-areas = Unit and area
frames-sort-unit-sources = Unit and funding
frames-sort-area-sources = Area and funding
frames-sort-unit-area-sources = Unit, area and funding
frames-sort-all = The whole agency
frames-sorts = Frames for
frames-what = Frame for
frames-area = Result area
frames-before = Frame { $round }
frames-allocated-before = Allocated { $round }
frames-planned = Planned now
frames-of-round = Frame { $round }
frames-decided = Decided
frames-now = Now
frames-now-is = now { $amount }
frames-save = Save the frames
frames-removed = { $count ->
    [one] One frame is removed.
   *[other] { $count } frames are removed.
}
frames-saved = { $count ->
    [0] Nothing was changed.
    [one] One frame is saved.
   *[other] { $count } frames are saved.
}
frames-scale = Kronor are written in { $unit }. An empty cell is no frame.
frames-conflict = Someone else has changed the same frames while you were writing. What stands there now is seen beside the cells. Save again to write over it.
frames-cell-kronor = { $name }: kronor
frames-cell-people = { $name }: person-years
frames-add-row = Add a row
frames-paste = Paste from a spreadsheet
frames-pasted = Rows to paste
frames-pasted-hint = Name, kronor and person-years on each row, with a tab or a semicolon between. Nothing is saved before you have seen the table.
frames-paste-do = Fill in the table
frames-unknown = { $count ->
    [one] One row fits no row of the table:
   *[other] { $count } rows fit no row of the table:
}
