//! Tests of lists and worksheets, as visitors see them.
