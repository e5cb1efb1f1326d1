# Det som är lika i alla formulär.
form-errors = { $count ->
    [one] En sak behöver rättas
   *[other] { $words } saker behöver rättas
}
form-optional = (valfritt)
form-cancel = Avbryt
