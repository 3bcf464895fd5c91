### The landing page.

home-title = Welcome
home-headline = Find out together where machine learning helps your users
home-sentence-1 = Ekkyo is where a product manager, a developer and a researcher gather around one board.
home-sentence-2 = They map what users do and where it hurts, check that machine learning would be worth it, and leave with a list of use cases they can start on.
home-sentence-3 = Taking part needs no account: open the link, say your name, begin.
home-log-in = Log in as organiser
home-join-title = Got a join link?
home-join-text = Open it in this browser, or scan its QR code with your phone. If you took part before, your personal return link brings you straight back to your team.
home-roles-title = Three people every team needs
home-product-manager = Knows the users and decides whether machine learning fits the product.
home-developer = Knows the system and builds machine learning into it.
home-researcher = Turns users’ problems into problems that machine learning can solve.
home-picture = Notes on a board: a shopper asks for help, the request waits for a reply, and a rule suggests an answer.
home-note-actor = Shopper
home-note-command = Ask about|a parcel
home-note-event = Question|received
home-note-problem = Waits|half a day
home-note-policy = Answer by|yesterday’s|replies
home-note-ml = Suggested|answers
home-my-teams = Your teams
home-my-teams-hint = This device remembers you. Pick up where you left off.
home-no-team = No team yet
home-taking-part-as = You take part as { $name }, { $role }.
