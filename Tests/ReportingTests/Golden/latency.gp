set terminal svg size 440,300 font 'sans-serif,12' noenhanced
unset key
set border 1 lc rgb '#9aa4af' lw 1
set grid ytics back lt 1 lc rgb '#e1e5ea' lw 1 dt solid
set tics textcolor rgb '#59636e'
set xtics nomirror out scale 0.5
set ytics nomirror scale 0
set lmargin 7
set rmargin 2
set tmargin 1
set bmargin 3.6
set xlabel 'time from request to approval' textcolor rgb '#59636e'
set logscale x
set xrange [2.937311:600]
set xtics ('0' 2.937311, '10 s' 10, '1 min' 60, '10 min' 600)
set yrange [0:100]
set ytics 0,20 format '%g %%'
$latency0 << END
2.937311 0
2.937311 0
2.937311 20
5 20
5 60
60 60
60 80
600 80
600 100
600 100
END
plot $latency0 using 1:2 with lines lw 2.4 dt (2.5,3) lc rgb '#008663' notitle
