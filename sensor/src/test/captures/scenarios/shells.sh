# Shells that start shells, one of them in another directory.
bash -c 'cd /usr; true; sh -c "id -u"'
sh -c 'echo one two; exit 3'
