# What is the same in all forms.
form-errors = { $count ->
    [one] One thing needs mending
   *[other] { $words } things need mending
}
form-optional = (optional)
form-cancel = Cancel
