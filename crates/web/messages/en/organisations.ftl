# The installation's first page.
organisations-title = Organisations
organisations-none = There is no organisation here yet.
