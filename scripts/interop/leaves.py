"""What is in a value, for those who look for each part of it in a text."""


def leaves(value):
    """The scalars in a value, however deep."""
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in leaves(item)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in leaves(item)]
    return [value]
