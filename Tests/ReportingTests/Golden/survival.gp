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
set xlabel 'time since first use of what leaked' textcolor rgb '#59636e'
set logscale x
set xrange [18.327258:2592000]
set xtics ('0' 18.327258, '1 min' 60, '10 min' 600, '1 h' 3600, '1 d' 86400, '7 d' 604800, '30 d' 2592000)
set yrange [0:100]
set ytics 0,20 format '%g %%'
set rmargin 10
set label 'text-1' at graph 1.02, first 36.875 left textcolor rgb '#c8501a'
set label 'text-2' at graph 1.02, first 43.125 left textcolor rgb '#0072b2'
set label 'text-3' at graph 1.02, first 96.005548 left textcolor rgb '#008663'
$curve0 << END
18.327258 100 100 100
60 99.914008 99.905409 99.922607
300 99.572414 99.529655 99.615172
900 98.734694 98.608163 98.861224
3600 95.230769 94.753846 95.707692
14400 84.5 82.95 86.05
43200 69 65.9 72.1
86400 58.666667 54.533333 62.8
259200 46.857143 41.542857 52.171429
604800 42.133333 36.346667 47.92
1209600 40.137931 34.151724 46.124138
2592000 39.016393 32.918033 45.114754
END
$curve1 << END
18.327258 100 100 100
60 99.916782 99.90846 99.925104
300 99.586207 99.544828 99.627586
900 98.77551 98.653061 98.897959
3600 95.384615 94.923077 95.846154
14400 85 83.5 86.5
43200 70 67 73
86400 60 56 64
259200 48.571429 43.428571 53.714286
604800 44 38.4 49.6
1209600 42.068966 36.275862 47.862069
2592000 40.983607 35.081967 46.885246
END
$curve2 << END
18.327258 100 100 100
60 99.934426 99.927869 99.940984
300 99.692308 99.661538 99.723077
900 99.2 99.12 99.28
3600 98 97.8 98.2
14400 96.8 96.48 97.12
43200 96.307692 95.938462 96.676923
86400 96.16 95.776 96.544
259200 96.054795 95.660274 96.449315
604800 96.023669 95.626036 96.421302
1209600 96.011869 95.613056 96.410682
2592000 96.005548 95.606103 96.404993
END
plot $curve0 using 1:3:4 with filledcurves fc rgb '#c8501a' fs transparent solid 0.16 noborder notitle, \
  $curve1 using 1:3:4 with filledcurves fc rgb '#0072b2' fs transparent solid 0.16 noborder notitle, \
  $curve2 using 1:3:4 with filledcurves fc rgb '#008663' fs transparent solid 0.16 noborder notitle, \
  $curve0 using 1:2 with lines lw 2.4 dt solid lc rgb '#c8501a' notitle, \
  $curve1 using 1:2 with lines lw 2.4 dt (8,4) lc rgb '#0072b2' notitle, \
  $curve2 using 1:2 with lines lw 2.4 dt (2.5,3) lc rgb '#008663' notitle
