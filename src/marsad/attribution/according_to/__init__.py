"""Statements told by according-to: بحسب X, وفق ما أعلن X, … كما ذكر X."""
