"""The record for programs: read-only JSON, paged and filtered, under the same protection as the pages."""
