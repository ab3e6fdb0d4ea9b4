"""The record for programs: JSON, paged and filtered, under the same protection as the pages; and the actions of the desk, under the same rights."""
