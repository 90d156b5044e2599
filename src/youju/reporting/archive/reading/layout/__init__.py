"""How a page is arranged: columns, headings, margins, tables, and what stands under which heading."""
