# Files that are read, written, renamed, made executable and removed.
cat /etc/shadow
cat /etc/hostname /etc/eyas-there-is-no-such-file
echo x >/etc/eyas-capture.conf
mv /etc/eyas-capture.conf /etc/eyas-capture.bak
chmod 700 /etc/eyas-capture.bak
rm /etc/eyas-capture.bak
mkdir /tmp/eyas-capture && rmdir /tmp/eyas-capture
