# The agency's own directory (Entra ID, for example) provisions people and groups.
provisioning-title = Connect the directory
provisioning-what = The agency’s own directory, Entra ID for example, can add people here and disable those who leave. It uses SCIM 2.0. Erasing somebody’s data is always done by yourselves.
provisioning-connect = How to connect
provisioning-address = Give the directory this address and a token:
provisioning-name-hint = Which directory uses it, for example “Entra ID”
provisioning-no-tokens = The directory has no token yet.
provisioning-groups = The directory’s groups
provisioning-no-groups = The directory has not sent any groups yet. When it does, you choose here what each group gives.
provisioning-group = Group
provisioning-members = Members
provisioning-gives = Gives
provisioning-gives-nothing = nothing
provisioning-group-what = Everyone in the group gets what you choose here, and whoever leaves the group loses it. Roles and units that no group gives you look after by hand. Whoever gets something else signs in anew.
provisioning-told-mapped = Saved. The members of the group have what it gives.
