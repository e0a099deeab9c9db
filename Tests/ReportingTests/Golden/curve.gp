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
set yrange [0:50]
set ytics 0,10 format '%g %%'
set rmargin 10
set label 'text-1' at graph 1.02, first 41.989211 left textcolor rgb '#c8501a'
set label 'text-2' at graph 1.02, first 38.864211 left textcolor rgb '#0072b2'
set label 'text-3' at graph 1.02, first 3.149013 left textcolor rgb '#008663'
$curve0 << END
18.327258 0 0 0
60 0.114821 0.103339 0.126303
300 0.567814 0.511032 0.624595
900 1.658016 1.492214 1.823818
3600 5.921486 5.329337 6.513634
14400 16.58016 14.922144 18.238176
43200 27.6336 24.87024 30.39696
86400 33.16032 29.844288 36.476352
259200 38.261908 34.435717 42.088098
604800 40.021076 36.018968 44.023183
1209600 40.7232 36.65088 44.79552
2592000 41.107835 36.997051 45.218618
END
$curve1 << END
18.327258 0 0 0
60 0.111016 0.099914 0.122118
300 0.548997 0.494098 0.603897
900 1.603072 1.442765 1.763379
3600 5.725257 5.152731 6.297783
14400 16.03072 14.427648 17.633792
43200 26.717867 24.04608 29.389653
86400 32.06144 28.855296 35.267584
259200 36.993969 33.294572 40.693366
604800 38.694841 34.825357 42.564326
1209600 39.373698 35.436328 43.311068
2592000 39.745587 35.771028 43.720145
END
$curve2 << END
18.327258 0 0 0
60 0.101652 0.091486 0.111817
300 0.450171 0.405154 0.495189
900 1.0504 0.94536 1.15544
3600 2.1008 1.89072 2.31088
14400 2.801067 2.52096 3.081173
43200 3.025152 2.722637 3.327667
86400 3.08689 2.778201 3.395579
259200 3.129468 2.816521 3.442414
604800 3.141849 2.827664 3.456034
1209600 3.146518 2.831866 3.461169
2592000 3.149013 2.834112 3.463915
END
plot $curve0 using 1:3:4 with filledcurves fc rgb '#c8501a' fs transparent solid 0.16 noborder notitle, \
  $curve1 using 1:3:4 with filledcurves fc rgb '#0072b2' fs transparent solid 0.16 noborder notitle, \
  $curve2 using 1:3:4 with filledcurves fc rgb '#008663' fs transparent solid 0.16 noborder notitle, \
  $curve0 using 1:2 with lines lw 2.4 dt solid lc rgb '#c8501a' notitle, \
  $curve1 using 1:2 with lines lw 2.4 dt (8,4) lc rgb '#0072b2' notitle, \
  $curve2 using 1:2 with lines lw 2.4 dt (2.5,3) lc rgb '#008663' notitle
