### Roles and access.

role-product-manager = Product manager
role-developer = Developer
role-researcher = Researcher or data scientist
role-ux = UX or design
role-sales = Sales
role-support = Customer support
role-sponsor = Sponsor
role-other = Something else

access-participant = Participant
access-facilitator = Facilitator
access-observer = Observer
