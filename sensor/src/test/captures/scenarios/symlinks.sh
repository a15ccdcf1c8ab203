# Links to a file with secrets, symbolic and hard, and the file read through one.
ln -s /etc/shadow /tmp/eyas-symlink
cat /tmp/eyas-symlink
rm /tmp/eyas-symlink
ln /etc/shadow /etc/eyas-hardlink
rm /etc/eyas-hardlink
