### Headings of files that only files have.

column-team = Team
column-product = Product
column-priority = PoC priority
column-break-even = Break-even hit rate (%)
column-net = Value minus burden
column-focus = Why this is the focus
column-board = Link to the board
