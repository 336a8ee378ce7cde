"""Shipped files are found in a checkout, and a file of the same name in the home folder wins."""

from bot.shipped import shipped


def test_a_shipped_file_is_found():
    assert shipped("data/glossary/en.toml").is_file()


def test_the_home_folder_wins_only_where_it_has_the_file(tmp_path):
    assert shipped("data/glossary/en.toml", tmp_path) == shipped("data/glossary/en.toml")
    edited = tmp_path / "data" / "glossary" / "en.toml"
    edited.parent.mkdir(parents=True)
    edited.write_text("")
    assert shipped("data/glossary/en.toml", tmp_path) == edited
